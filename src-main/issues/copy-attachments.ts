import type { Failure } from '../../src-preload/contract/failures.ts';
import { failureOf, isFailure } from '../rules/app-error.ts';
import type { Step } from '../rules/issues/steps/step.ts';
import type { Spool } from '../store/spool.ts';
import type { Copying } from './copying.ts';

const MEGABYTE = 1024 * 1024;

type Upload = Extract<Step, { do: 'upload' }>;

/** What will be the same at the next try: the file stays on the source, and its link leads there. */
const cannotBeKept = (failure: Failure): boolean => {
  if (failure.code === 'unexpected_answer') return failure.reason === 'too_large' || failure.reason === 'html';
  return failure.code === 'not_found' || failure.code === 'not_supported' || failure.code === 'blocked_address' || (failure.code === 'refused_by_gitlab' && failure.status !== 408);
};

/** A lost reply leaves at worst a file that nothing links: GitLab shows nobody its address, so that it cannot be found again. */
const upload = async ({ run: { target } }: Copying, { file: filename }: Upload, spool: Spool): Promise<string> => {
  const send = () => target.gitlab.createUpload(target.projectId, { bytes: spool.bytes(), read: spool.read, filename: decoded(filename) });
  try {
    return (await send()).path;
  } catch (error) {
    if (!isFailure(error, 'outcome_unknown')) throw error;
    return (await send()).path;
  }
};

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch (error) {
    if (error instanceof URIError) return name;
    throw error;
  }
};

const bringOver = async (copying: Copying, step: Upload, spool: Spool): Promise<string> => {
  const { run: { deps: { store }, mirror, source } } = copying;
  await source.gitlab.downloadUpload(source.projectId, { secret: step.secret, filename: decoded(step.file) }, spool, store.settings.get().attachmentMegabytes * MEGABYTE);
  const digest = spool.digest();
  const targetPath = store.uploadLinks.findByDigest(mirror.id, digest)?.targetPath ?? (await upload(copying, step, spool));
  store.uploadLinks.put({ mirrorId: mirror.id, sourceRef: step.ref, digest, targetPath, bytes: spool.bytes() });
  return targetPath;
};

/** Brings one file over, once for the same content. */
export const copyAttachment = async (copying: Copying, step: Upload): Promise<void> => {
  const spool = copying.run.deps.spools.open();
  try {
    copying.uploads.set(step.ref, await bringOver(copying, step, spool));
    copying.done.uploads += 1;
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null || !cannotBeKept(failure)) throw error;
    copying.lostFile ??= failure;
  } finally {
    await spool.dispose();
  }
};
