import { defineConfig } from 'drizzle-kit';

/** For `npx drizzle-kit generate --name what-it-does`. What it writes is then made STRICT and given its CHECKs by hand. */
export default defineConfig({ dialect: 'sqlite', schema: ['./src-main/store/schema.ts', './src-main/store/issue-schema.ts', './src-main/store/claim-schema.ts'], out: './src-main/store/migrations' });
