import path from 'node:path';
import { LAYERS } from './layers.mjs';
import { importsOf, isTest } from './sources.mjs';

/** @typedef {import('./layers.mjs').Layer} Layer */

/** @param {string} place @param {string} name */
const covers = (place, name) => {
  if (place.endsWith('/*.ts')) return path.posix.dirname(name) === path.posix.dirname(place);
  return place.endsWith('/') ? name.startsWith(place) : name === place;
};

/** @param {readonly string[]} places @param {string} name */
const among = (places, name) => places.some((place) => covers(place, name));

/** @param {readonly Layer[]} layers @param {string} name */
const layerOf = (layers, name) => layers.find(({ places }) => among(places, name));

/**
 * What a file imports against the table; tests may import what they like.
 * @param {import('./sources.mjs').Source} source @param {readonly Layer[]} [layers] @returns {string[]} one line per violation
 */
export const wrongImports = (source, layers = LAYERS) => {
  if (isTest(source.name)) return [];
  const layer = layerOf(layers, source.name);
  if (layer === undefined) return [`${source.name}: this place is in no layer of scripts/lib/checks/layers.mjs`];
  return importsOf(source)
    .filter((imported) => !isAllowed(layers, layer, source.name, imported))
    .map(({ from, line, typeOnly }) => `${source.name}:${line}: ${layer.name} may not import ${from}${typeOnly ? '' : ' by value'}`);
};

/** @param {readonly Layer[]} layers @param {Layer} layer @param {string} name @param {import('./sources.mjs').Import} imported */
const isAllowed = (layers, layer, name, { from, typeOnly }) => {
  if (!from.startsWith('.')) return layer.packages === undefined ? !/^electron(\/|$)/.test(from) : layer.packages.some((allowed) => allowed.test(from));
  const target = path.posix.join(path.posix.dirname(name), from);
  if (isTest(target)) return false;
  return layerOf(layers, target) === layer || among(layer.values, target) || (typeOnly && among(layer.types ?? [], target));
};
