import { notifications } from '@mantine/notifications';

/** The text that leads to a mirror's panel, also from a ticket or a chat. */
export const mirrorLink = (mirrorId: number): string => `mirror-maestro://mirror/${mirrorId}`;

/** Puts a mirror's link into the clipboard and says so. */
export const copyMirrorLink = (mirrorId: number): void => {
  const link = mirrorLink(mirrorId);
  navigator.clipboard.writeText(link).then(
    () => notifications.show({ message: `Copied ${link}` }),
    () => notifications.show({ title: 'The clipboard did not take the link', message: link }),
  );
};
