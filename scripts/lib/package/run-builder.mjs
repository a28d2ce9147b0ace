// A process of its own: electron-builder changes how its process ends, and whoever called it would answer 0 for a failure.
import { writeFileSync } from 'node:fs';
import { build, Platform } from 'electron-builder';

const [request = '', answer = ''] = process.argv.slice(2);
const { formats, ...options } = JSON.parse(request);
writeFileSync(answer, JSON.stringify(await build({ ...options, targets: Platform.current().createTarget(formats) })));
