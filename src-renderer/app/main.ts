import './quiet-zod.ts';
import { start } from './start.tsx';

start();
