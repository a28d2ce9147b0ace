import { useEffect, useState } from 'react';

const left = (at: number | null): number => (at === null ? 0 : Math.max(0, Math.ceil((at - Date.now()) / 1000)));

/** Whole seconds until a moment, counting down; 0 when it is past or there is none. Ticks only while it counts. */
export const useSecondsUntil = (at: number | null): number => {
  const [seconds, setSeconds] = useState(() => left(at));
  useEffect(() => {
    setSeconds(left(at));
    if (left(at) === 0) return undefined;
    const timer = setInterval(() => {
      const now = left(at);
      setSeconds(now);
      if (now === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [at]);
  return seconds;
};
