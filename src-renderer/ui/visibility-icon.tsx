import { IconEye, IconEyeOff } from '@tabler/icons-react';

/** What the button in a password field will do: show the text, or hide it again. */
export const VisibilityIcon = ({ reveal }: { reveal: boolean }) => (reveal ? <IconEyeOff size={18} stroke={1.5} /> : <IconEye size={18} stroke={1.5} />);
