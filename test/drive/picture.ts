/** Pictures of a tab of Chromium. */
import type { Page } from './page.ts';

export interface PictureOptions {
  /** Laid out anew for the picture; left out: as the tab stands now. */
  size?: {
    /** In CSS pixels. */
    width: number;
    height: number;
    /** Pixels of the picture to one CSS pixel; 2 when left out. */
    scale?: number;
  };
  /** Of a JPEG, 0 to 100; left out: a PNG. */
  quality?: number;
  /** Where the page has no background of its own there is none. */
  isTransparent?: boolean;
}

export async function takePicture(
  page: Page,
  { size, quality, isTransparent = false }: PictureOptions = {},
): Promise<Buffer> {
  if (size) {
    const metrics = { width: size.width, height: size.height, deviceScaleFactor: size.scale ?? 2 };
    await page.send('Emulation.setDeviceMetricsOverride', { ...metrics, mobile: false });
  }
  if (isTransparent)
    await page.send('Emulation.setDefaultBackgroundColorOverride', { color: { r: 0, g: 0, b: 0, a: 0 } });
  const format = quality === undefined ? { format: 'png' } : { format: 'jpeg', quality };
  const { data } = await page.send<{ data: string }>('Page.captureScreenshot', format);
  if (isTransparent) await page.send('Emulation.setDefaultBackgroundColorOverride');
  if (size) await page.send('Emulation.clearDeviceMetricsOverride');
  return Buffer.from(data, 'base64');
}
