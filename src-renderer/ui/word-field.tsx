import { TextInput } from '@mantine/core';

type WordFieldProps = { word: string; value: string; onChange: (value: string) => void };

/** The guard before what is large or final: one types the word. */
export const WordField = ({ word, value, onChange }: WordFieldProps) => (
  <TextInput
    label={<>Type <strong>{word}</strong> to go on</>}
    aria-label={`Type ${word} to go on`}
    autoComplete="off"
    spellCheck={false}
    maxLength={50}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    data-autofocus
  />
);

/** Whether the word was typed, in whatever case. */
export const isTyped = (word: string, value: string): boolean => value.trim().toLowerCase() === word.toLowerCase();
