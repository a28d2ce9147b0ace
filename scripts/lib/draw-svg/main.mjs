import { readFileSync, writeFileSync } from 'node:fs';
import { app, BrowserWindow } from 'electron';

/**
 * One picture: the group of the drawing, the colour of the mark, the colour of the state's sign, the width in pixels, the file, and what
 * of the plane it shows where that is not the drawing's own `viewBox`.
 * @typedef {{ group: string, ink?: string, sign?: string, pixels: number, file: string, viewBox?: string }} Picture
 */

/**
 * Runs in the page: draws one group of the drawing alone and answers it as a PNG's data URL.
 * @param {string} svg @param {Picture} picture
 */
const draw = async (svg, { group, ink, sign, pixels, viewBox }) => {
  const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  for (const one of drawing.querySelectorAll(':scope > g')) if (one.id !== group) one.remove();
  drawing.setAttribute('width', String(pixels));
  drawing.setAttribute('height', String(pixels));
  if (viewBox !== undefined) drawing.setAttribute('viewBox', viewBox);
  if (ink !== undefined) drawing.setAttribute('color', ink);
  if (sign !== undefined) for (const one of drawing.querySelectorAll('.sign')) one.setAttribute('color', sign);
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${btoa(new XMLSerializer().serializeToString(drawing))}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: pixels, height: pixels });
  canvas.getContext('2d')?.drawImage(image, 0, 0, pixels, pixels);
  return canvas.toDataURL('image/png');
};

/** @param {{ svg: string, pictures: readonly Picture[] }} work */
const drawAll = async ({ svg, pictures }) => {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  await window.loadURL('data:text/html,<title>Drawing</title>');
  const text = readFileSync(svg, 'utf8').replace(/<!--.*?-->/gs, '');
  for (const picture of pictures) {
    const address = String(await window.webContents.executeJavaScript(`(${draw.toString()})(${JSON.stringify(text)}, ${JSON.stringify(picture)})`));
    writeFileSync(picture.file, Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
  }
};

const work = JSON.parse(process.argv.at(-1) ?? '');
app.whenReady().then(() => drawAll(work)).then(() => app.exit(0), /** @param {unknown} error */ (error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  app.exit(1);
});
