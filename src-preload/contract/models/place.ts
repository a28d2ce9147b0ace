import { z } from 'zod';

/** Somewhere in the window: a screen, perhaps one object on it, and what its address says besides (`#/mirrors/7?pair=2`). */
export const Place = z.object({
  screen: z.enum(['mirrors', 'pairs', 'instances', 'expiries', 'jobs', 'activity', 'settings', 'start', 'plans', 'discover', 'issues', 'help', 'transfer']),
  id: z.int().min(1).nullable(),
  params: z.record(z.string().max(50), z.string().max(500)),
});
export type Place = z.infer<typeof Place>;

/** Registered with the operating system, so that a link opens this program. */
export const LINK_SCHEME = 'mirror-maestro';

const SCREEN_OF = { mirror: 'mirrors', job: 'jobs', plan: 'plans' } as const;
type LinkedObject = keyof typeof SCREEN_OF;

const LINK = /^mirror-maestro:\/\/(mirror|job|plan)\/([1-9]\d{0,15})\/?$/;

/** `mirror-maestro://mirror/12`, `…/job/3`, `…/plan/4` and nothing else, as the place where it leads. */
export const Link = z
  .string()
  .max(100)
  .transform((text, context): Place => {
    const [, object, id] = LINK.exec(text) ?? [];
    const place = Place.safeParse({ screen: isLinked(object) ? SCREEN_OF[object] : null, id: Number(id), params: {} });
    if (place.success) return place.data;
    context.addIssue({ code: 'custom', message: 'link' });
    return z.NEVER;
  });

const isLinked = (word: string | undefined): word is LinkedObject => word !== undefined && Object.hasOwn(SCREEN_OF, word);

/** The link that opens an object in this program. */
export const linkTo = (object: LinkedObject, id: number): string => `${LINK_SCHEME}://${object}/${id}`;
