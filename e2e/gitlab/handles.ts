/** What tests hold of people, groups and projects; everything about them is asked of the server. */
export type User = { readonly id: number; readonly username: string };
export type Group = { readonly kind: 'group'; readonly id: number; readonly path: string };
/** `httpUrl` is the clone address as the server states it, `gitUrl` where it really is; they differ with an `externalUrl`. */
export type Project = { readonly kind: 'project'; readonly id: number; readonly path: string; readonly httpUrl: string; readonly gitUrl: string };
