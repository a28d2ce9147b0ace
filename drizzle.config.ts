import { defineConfig } from 'drizzle-kit';

/**
 * For `npx drizzle-kit generate --name what-it-does`. What it writes is then made STRICT by hand, which drizzle cannot say, and given its
 * CHECKs: closed sets, booleans and JSON (but long texts) are checked by the database too. Times are UTC ms.
 */
export default defineConfig({ dialect: 'sqlite', schema: './src-main/store/*-schema.ts', out: './src-main/store/migrations' });
