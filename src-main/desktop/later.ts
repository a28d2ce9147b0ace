/** A promise that somebody else keeps. It is never broken: what fails instead ends the program. */
export const later = <T>(): { promise: Promise<T>; resolve(value: T): void } => {
  let resolve = (_value: T): void => undefined;
  const promise = new Promise<T>((keep) => (resolve = keep));
  return { promise, resolve: (value) => resolve(value) };
};
