import { Button } from '@mantine/core';
import type { ProjectSummary } from '../../../src-preload/contract/models/instance.ts';
import { PathText } from '../../ui/path-text.tsx';
import styles from './same-path-offer.module.css';

type SamePathOfferProps = { offers: readonly ProjectSummary[]; onTake: (project: ProjectSummary) => void };

/** Projects of the target that may be the other side of the chosen source. */
export const SamePathOffer = ({ offers, onTake }: SamePathOfferProps) =>
  offers.length === 0 ? null : (
    <div className={styles['offers']} role="group" aria-label="Same name on the target">
      {offers.map((project) => (
        <Button key={project.id} variant="default" size="compact-sm" aria-label={`Use ${project.path}`} onClick={() => onTake(project)}>
          Use&nbsp;<PathText path={project.path} max={44} />
        </Button>
      ))}
    </div>
  );
