import { config } from 'zod';

// zod compiles object schemas with `new Function` where it may. The page's policy forbids that, and even the probe for it is reported,
// so it is told before the first schema exists: hence the import after it.
config({ jitless: true });

const { start } = await import('./start.tsx');
start();
