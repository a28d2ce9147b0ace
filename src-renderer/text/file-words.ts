import type { Failure } from '../../src-preload/contract/failures.ts';
import { NONE, type Words } from './words.ts';

type Refused = Extract<Failure, { code: 'file_refused' }>;

const WHY: Record<Refused['reason'], { title: string; body: string }> = {
  not_found: { title: 'The file is not there', body: 'It was moved or removed since it was chosen. Choose it again.' },
  not_a_file: { title: 'This is no file', body: 'A folder or a device was chosen. Choose a file.' },
  not_a_backup: { title: 'This is no backup', body: 'It does not begin as a backup of this program does. Choose another file.' },
  wrong_key: { title: 'The file does not open', body: 'Either the passphrase is wrong, or the file was made for somebody else’s key.' },
  key_too_costly: { title: 'The file asks for too much work', body: 'Opening it would take more memory and time than any passphrase of ours does; such a file is made to block a computer.' },
  damaged: { title: 'The file is damaged', body: 'Its contents are not those that were written. Use another copy of it.' },
  too_large: { title: 'The file is too large', body: 'It is larger than any that this program writes.' },
  from_the_future: { title: 'The file is from a newer version', body: 'Install the version of Mirror Maestro that wrote it, or a later one.' },
  content: { title: 'The file’s content does not fit', body: 'It holds a value that this program does not accept.' },
  reference: { title: 'The file is not complete in itself', body: 'Something in it names an object that is not in it.' },
  changed_while_read: { title: 'The file changed while it was read', body: 'Another program writes to it. Wait until it is whole, then try again.' },
  unexpected_member: { title: 'The archive has members that do not belong there', body: 'Only what the former program writes is read out of an archive.' },
  link: { title: 'The archive holds a link', body: 'Links in an archive may lead anywhere and are not followed.' },
  missing_member: { title: 'The archive is not complete', body: 'A part that belongs to a backup is missing in it.' },
};

/** Why a file is not read, and where in it; that nothing was changed is said each time. */
export const fileRefusedWords = ({ reason, where }: Refused): Words => {
  const { title, body } = WHY[reason];
  return { title, body: `${body}${where === null ? '' : ` Found at: ${where}.`} Nothing was changed.`, wayOut: NONE };
};
