import { notifications } from '@mantine/notifications';
import { fileSize } from '../text/file-size.ts';
import { PathText } from './path-text.tsx';

/** Tells that a file stands: what is in it (`12 entries`), where, and how large it is. */
export const tellWritten = (what: string, { name, bytes }: { name: string; bytes: number }): void =>
  void notifications.show({ title: `${what} written`, message: <><PathText path={name} />, {fileSize(bytes)}</> });
