/** The frames of the pictures for the stores: a sentence beside a page of the extension, mirrored where the language is. */
import type { Language } from '../../src/words/languages.ts';
import type { Scene } from './scenes.ts';

const GROUND = '#0f3d3e';

const STYLE = `
  * { box-sizing: border-box; }
  body { margin: 0; width: 1280px; height: 800px; overflow: hidden; display: flex; align-items: center;
    gap: 72px; padding: 0 84px; background: ${GROUND}; color: #fff; font: 500 40px/1.3 system-ui, sans-serif; }
  p { margin: 0; flex: 1; text-wrap: balance; }
  img { border-radius: 14px; box-shadow: 0 18px 60px #0008; display: block; }`;

interface Framed {
  sentence: string;
  /** PNG, base64. */
  picture: string;
  scene: Scene;
  language: Language;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export const framed = ({ sentence, picture, scene, language: { tag, dir } }: Framed): string =>
  `<style>${STYLE}</style><body lang="${tag}" dir="${dir}"><p>${escaped(sentence)}</p>` +
  `<img width="${scene.width}" src="data:image/png;base64,${picture}">`;

/** No words: it is one for all languages, and stores show it small. */
export const tile = (icon: string): string =>
  `<style>body { margin: 0; height: 280px; display: grid; place-items: center; background: ${GROUND}; }
  img { width: 128px; padding: 20px; background: #fff; border-radius: 36px; box-sizing: content-box; }</style>
  <body><img src="data:image/png;base64,${icon}">`;
