import { PATH } from '../world/issue-world.ts';
import type { Network } from './network.ts';

/** What the original application wrote below a text (behaviour.md 2.8.6). */
const footer = (origin: string, path: string, iid: number): string =>
  `text\n\n---\n\n<!-- MIRROR_MAESTRO_FOOTER -->\n\n### 📋 Mirror Information\n\n🔗 **Source**: [${path}#${iid}](${origin}/${path}/-/issues/${iid})`;

/**
 * Issues of the first server whose copies the original application has made on the second, and beside them issues that only look so:
 * another project's, and a number that begins alike. Answers whether those are still as they were.
 */
export const addOlderCopies = ({ servers: [source, target], people: [first] }: Pick<Network, 'servers' | 'people'>, count: number): (() => boolean) => {
  if (source === undefined || target === undefined || first === undefined || count === 0) return () => true;
  const { host, pathname } = new URL(source.url);
  const label = `Mirrored-From::${host}${pathname === '/' ? '' : pathname}`;
  for (let nth = 1; nth <= count; nth += 1) {
    const { iid, title } = first.create('of before');
    target.addIssue(PATH, { title, labels: [nth % 2 === 0 ? 'Mirrored-From::instance-7' : label], description: footer(source.url, PATH, iid) });
  }
  const others = [footer(source.url, `${PATH}-two`, 1), footer(source.url, PATH, 1000)].map((description) => target.addIssue(PATH, { title: 'somebody’s own', labels: [label], description }));
  return () => others.every(({ iid, description }) => target.snapshot(PATH).find((one) => one.iid === iid)?.description === description);
};
