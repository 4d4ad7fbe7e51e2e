/** The settings as the tests draw them. */
import type { Settings } from '../../src/core/model/settings.ts';
import { listingOf } from '../../src/options/listing.ts';
import { Options } from '../../src/options/options.tsx';
import type { Props } from '../../src/options/props.ts';
import { services } from '../../src/services/index.ts';
import { costs, settings, spent } from '../ui/fixtures/settings.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';

/** The page, and what the user did to it, in order. */
export function draw(more: Partial<Props> & { tag?: string } = {}) {
  const { tag = 'en', ...props } = more;
  const changes: Settings[] = [];
  const done: string[] = [];
  const looked = listingOf(() => drawn.again(page()));
  const page = () => (
    <Options
      settings={settings}
      words={wordsFor(tag)}
      services={services}
      ownHosts={['www.example.org']}
      costs={costs}
      spent={spent}
      alerts="on"
      granted={['telegram']}
      wasTested={false}
      wasSaved={false}
      version="0.1.0"
      list={{ listing: looked.listing(), actions: looked.actions }}
      actions={{
        change: (next) => changes.push(next),
        revokeAlerts: () => done.push('revoke alerts'),
        allowAlerts: () => done.push('allow alerts'),
        allowDetailed: (id) => done.push(`allow ${id}`),
        revokeDetailed: (id) => done.push(`revoke ${id}`),
        testAlert: () => done.push('test'),
        seeLost: () => done.push('seen'),
      }}
      {...props}
    />
  );
  const drawn = render(page());
  return { ...drawn, changes, done };
}
