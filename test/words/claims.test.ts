/** No language may claim more than was seen: the words that would, looked for where a verdict is told. */
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/words/index.ts';
import { readCatalogue } from './catalogues.ts';

/** Told of a service. What is said of the user's own line, and what the user said, is another matter. */
const VERDICT =
  /^(answer|row|evidence|because|status|cause|failure|past|fact|incident|notice|doubt|others|only_me)_|^report_(silent|gateway|errors|blocked|names|certificate|part|some|slow|unsteady|still|ended|relapses|website|others|tries|reason|told|answered_again|last_answer|first_failure)/;
const OWN_LINE = /connection|captive|_line_|offline|_clock|_cut/;
/** Only these conclude that something blocks. */
const BLOCKED = /^(answer|row|cause|notice|report)_blocked/;

interface Claims {
  /** Says that a service is blocked. */
  blocked: RegExp;
  /** Says that it only seems so. */
  seems: RegExp;
  /** Says that a service is broken, dead, gone, attacked, or so for everybody. */
  tooMuch: RegExp;
  /** Names who might block. */
  who: RegExp;
}

const claims: Readonly<Record<string, Claims>> = {
  en: {
    blocked: /block|censor|filter/i,
    seems: /appear/i,
    tooMuch:
      /\b(is|are|was|were|went) (down|dead|broken(?! off)|offline|out)\b|crash|hack|attack|everyone|everywhere/i,
    who: /provider|government|state|operator/i,
  },
  ar: {
    blocked: /محجوب|حجب|محظور|حظر|مفلتر/,
    seems: /يبدو|بدا /,
    tooMuch: /معط[ّ]?ل|تعط[ّ]?ل|سقط|انهار|لا يعمل|مخترق|اختراق|هجوم|للجميع|في كل مكان/,
    who: /مزو[ّ]?د|حكوم|الدولة|رقابة|السلط/,
  },
  es: {
    blocked: /bloque|censur|filtr/i,
    seems: /parec/i,
    tooMuch: /caíd|se cayó|roto|averiad|no funciona|hacke|ataque|para todos|en todas partes/i,
    who: /proveedor|gobierno|estado|autoridad/i,
  },
  'pt-BR': {
    blocked: /bloque|censur|filtr/i,
    seems: /parec/i,
    tooMuch: /fora do ar|caiu|quebr|não funciona|hacke|ataque|para todos|em toda parte/i,
    who: /provedor|governo|estado|autoridade/i,
  },
  fr: {
    blocked: /bloqu|censur|filtr/i,
    seems: /sembl/i,
    tooMuch:
      /en panne|hors service|hors ligne|ne (marche|fonctionne) (pas|plus)|pirat|attaque|pour tous|partout/i,
    who: /fournisseur|gouvernement|État|autorité/,
  },
  fa: {
    blocked: /مسدود|فیلتر|بلاک|سانسور/,
    seems: /به نظر می‌رس/,
    tooMuch: /از کار افتاد|خراب|کار نمی‌کند|هک|حمله|برای همه|همه‌جا/,
    who: /شرکت|دولت|حکومت|مقام/,
  },
  ur: {
    blocked: /بلاک|مسدود|سنسر/,
    seems: /معلوم ہو/,
    tooMuch: /ڈاؤن|ٹھپ|خراب ہ|کام نہیں کر رہا|ہیک|حملہ|سب کے لیے|ہر جگہ/,
    who: /فراہم کنندہ|حکومت|ریاست/,
  },
  hi: {
    blocked: /ब्लॉक|अवरुद्ध|प्रतिबंध|सेंसर/,
    seems: /लगता है/,
    tooMuch: /डाउन|ठप|ख़राब है|काम नहीं कर रहा|हैक|हमला|सबके लिए|हर जगह/,
    who: /प्रदाता|सरकार|प्रशासन/,
  },
  id: {
    blocked: /blokir|sensor|saring/i,
    seems: /tampak/i,
    tooMuch: /\b(mati|tumbang|lumpuh|down|rusak)\b|tidak berfungsi|retas|serangan|semua orang|di mana-mana/i,
    who: /penyedia|pemerintah|negara/i,
  },
  tr: {
    blocked: /engel|sansür|filtre/i,
    seems: /görün/i,
    tooMuch: /çöktü|çökmüş|arızalı|bozuldu|çalışmıyor(?!du)|hack|saldırı|herkes|her yerde/i,
    who: /sağlayıcı|hükümet|devlet|makam/i,
  },
  ru: {
    blocked: /блокир|цензур|фильтр/i,
    seems: /похоже/i,
    tooMuch: /упал|лежит|сломал|не работает|взлом|атак|у всех(?! опрошенных)|везде/i,
    who: /провайдер|правительств|власт|государств/i,
  },
};

describe.each(languages.map(({ tag }) => tag))('%s', (tag) => {
  const { blocked, seems, tooMuch, who } = claims[tag]!;
  const told = Object.entries(readCatalogue(tag)).filter(([key]) => VERDICT.test(key));
  const concluded = told.filter(([key]) => BLOCKED.test(key));
  const keysOf = (entries: typeof told) => entries.map(([key]) => key);

  it('says "blocked" only where that was concluded, as what it seems, and not by whom', () => {
    const others = told.filter(([key]) => !BLOCKED.test(key));
    expect(keysOf(others.filter(([, { message }]) => blocked.test(message)))).toEqual([]);
    expect(concluded.length).toBeGreaterThan(5);
    const bare = concluded.filter(
      ([, { message }]) => !blocked.test(message) || !seems.test(message) || who.test(message),
    );
    expect(keysOf(bare)).toEqual([]);
  });

  it('calls no service down, broken or attacked, and speaks for nobody else', () => {
    const loud = told.filter(([key, { message }]) => !OWN_LINE.test(key) && tooMuch.test(message));
    expect(keysOf(loud)).toEqual([]);
  });
});
