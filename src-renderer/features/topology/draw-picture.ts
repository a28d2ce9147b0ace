import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createMeasure } from './fit-text.ts';
import { type PictureOf, TopologyPicture } from './topology-picture.tsx';

export type PictureFormat = 'svg' | 'png';

/** A PNG has two points a px, and no more than a browser can draw. */
const SHARP = 2;
const MOST = { side: 16_000, points: 24_000_000 } as const;
const PNG = 'data:image/png;base64,';

/** The colours of the theme that the person sees, in the place of their variables. */
const inColours = (svg: string): string => {
  const style = getComputedStyle(document.documentElement);
  return svg.replaceAll(/var\((--mm-[a-z-]+)\)/gu, (_whole, name: string) => style.getPropertyValue(name).trim());
};

/** The picture as an SVG that depends on nothing of the window. Not to be called while React renders. */
export const svgOf = (picture: PictureOf): string => {
  const host = document.createElement('div');
  const root = createRoot(host);
  flushSync(() => root.render(createElement(TopologyPicture, { picture, measure: createMeasure() })));
  const text = [...host.children].map((svg) => new XMLSerializer().serializeToString(svg)).join('');
  root.unmount();
  return inColours(text);
};

/** How many points a px a picture of this size can have. */
export const sharpnessOf = (width: number, height: number): number => Math.min(SHARP, MOST.side / width, MOST.side / height, Math.sqrt(MOST.points / (width * height)));

/** The same as points, in base64. Rejects where the browser cannot draw it. */
export const pngOf = async (svg: string): Promise<string> => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const sharpness = sharpnessOf(image.naturalWidth, image.naturalHeight);
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(image.naturalWidth * sharpness);
  canvas.height = Math.floor(image.naturalHeight * sharpness);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').slice(PNG.length);
};

export const drawPicture = async (picture: PictureOf, format: PictureFormat): Promise<string> => {
  const svg = svgOf(picture);
  return format === 'svg' ? svg : pngOf(svg);
};
