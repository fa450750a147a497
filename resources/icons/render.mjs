// Draws the PNG and ICO files from the SVG sources; run it after changing a drawing:
// npx node resources/icons/render.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { chromiumArgs, chromiumPath } from '../../tests/e2e/chromium.ts';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

async function draw(page, name, size) {
  const svg = readFileSync(here(`${name}.svg`), 'utf8');
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true, type: 'png' });
}

/** A Windows icon that holds PNG images, one for each size (256 is written as 0). */
function ico(images) {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...images.map(({ png }) => png)]);
}

const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
const page = await browser.newPage();
writeFileSync(here('icon.png'), await draw(page, 'icon', 1024));
for (const [name, size] of [
  ['tray', 32],
  ['tray-unread', 32],
  ['unread', 32],
]) {
  writeFileSync(here(`${name}.png`), await draw(page, name, size));
  writeFileSync(here(`${name}@2x.png`), await draw(page, name, size * 2));
}
const images = [];
for (const size of [16, 24, 32, 48, 64, 128, 256]) {
  images.push({ size, png: await draw(page, size < 48 ? 'tray' : 'icon', size) });
}
writeFileSync(here('icon.ico'), ico(images));
await browser.close();
