import { config } from 'zod';

// zod compiles object schemas with `new Function` where it may. The page's policy forbids that, and even the probe for it is reported,
// so it is told before the first schema exists. The build keeps this file in zod's own chunk, which comes before whoever makes schemas.
config({ jitless: true });
