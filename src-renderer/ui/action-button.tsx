import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import { useFocusOver } from './use-focus-over.ts';

type ActionButtonProps = Pick<ButtonProps, 'variant' | 'size' | 'color' | 'loading' | 'disabled'> & {
  /** Why it cannot be chosen by whoever is here; null where it can. It stays in the tab order, so that the reason can be read. */
  denied: string | null;
  /** Names the object too, where several buttons have the same words. */
  label?: string;
  /** More about the action, on hover. */
  hint?: string;
  onClick: () => void;
  children: React.ReactNode;
};

/** A button whose action not everybody may do. */
export const ActionButton = ({ denied, label, hint, onClick, ...button }: ActionButtonProps) => {
  const focusable = useFocusOver(button.loading === true);
  const named = label === undefined ? {} : { 'aria-label': label };
  if (denied === null) return <Button ref={focusable} {...button} {...named} title={hint} onClick={onClick} />;
  return (
    <Tooltip label={denied} openDelay={100}>
      <Button {...button} {...named} disabled={false} data-disabled aria-disabled aria-description={denied} onClick={(event) => event.preventDefault()} />
    </Tooltip>
  );
};
