import { DiagnosisCause } from '../../../../src-preload/contract/models/diagnosis.ts';
import { diagnosisWords } from '../../../text/diagnoses.ts';
import { type Block, type HelpPage, p, section } from '../help-page.ts';

const SIDES = { owner: 'the owner', remote: 'the remote', source: 'the source', target: 'the target' };

/** The names above stand in the middle of sentences and at their beginning. */
const sentences = (text: string): string => text.replace(/(^|[.!?] )the /gu, '$1The ');

const paragraph = (text: string): Block => ({ kind: 'text', text: [sentences(text)] });

const ofCause = (cause: DiagnosisCause) => {
  const { title, what, why, whatNow } = diagnosisWords(cause, SIDES);
  return section(cause, title, paragraph(`${what} ${why}`), paragraph(whatNow));
};

/** Every cause that a mirror's panel can name, in the panel's own words. */
export const CAUSES: HelpPage = {
  topic: 'causes',
  words: ['error', 'message', 'denied', '403', '404', '500', 'remote rejected', 'pre-receive hook', 'ssl'],
  sections: [
    section('reading', 'How causes are found',
      p`When a mirror fails, GitLab keeps one text with what it or Git said. That text is read, and the cause is named in the mirror’s panel; the text itself stays beneath. Below, the owner is the server that runs the mirror (the source of a push mirror, the target of a pull mirror), and the remote is the other one.`,
    ),
    ...DiagnosisCause.options.map(ofCause),
  ],
};
