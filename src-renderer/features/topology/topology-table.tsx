import type { Topology, TopologyLink } from '../../../src-preload/contract/models/topology.ts';
import { DIRECTION } from '../../text/directions.ts';
import { shareWords } from '../../text/health-words.ts';
import { figure } from '../../text/plural.ts';
import { levelShown, stalenessWords } from '../../text/topology-words.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import styles from './topology.module.css';
import { linkKey } from './topology-layout.ts';

type TableProps = { topology: Topology; onInstance: (instanceId: number) => void; onLink: (link: TopologyLink) => void };

/** What the picture shows, as two tables: every instance, every link. */
export const TopologyTable = ({ topology: { nodes, links }, onInstance, onLink }: TableProps) => {
  const names = new Map(nodes.map(({ instanceId, name }) => [instanceId, name]));
  const nameOf = (id: TopologyLink['sourceInstanceId']) => names.get(id) ?? '';
  return (
    <div className={styles['tables']} role="region" aria-label="Instances and links" tabIndex={0}>
      <table className={styles['table']} aria-label="Instances">
        <thead><tr>{['Instance', 'State', 'Out', 'In', 'Verified equal', 'Last success', 'Moving'].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {nodes.map(({ instanceId, name, level, mirrors, mirrorsOut, mirrorsIn, health, staleness, moving }) => (
            <tr key={instanceId}>
              <td><button type="button" className={styles['open']} onClick={() => onInstance(instanceId)}>{name}</button></td>
              <td><StatusBadge {...levelShown({ level, mirrors })} /></td>
              <td>{figure(mirrorsOut)}</td><td>{figure(mirrorsIn)}</td><td>{shareWords(health.share)}</td><td>{stalenessWords(staleness)}</td><td>{figure(moving)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className={styles['table']} aria-label="Links">
        <thead><tr>{['From', 'To', 'Direction', 'State', 'Mirrors', 'Verified equal', 'Last success', 'Moving'].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {links.map((link) => (
            <tr key={linkKey(link)}>
              <td><button type="button" className={styles['open']} aria-label={`${nameOf(link.sourceInstanceId)} to ${nameOf(link.targetInstanceId)}, ${DIRECTION[link.direction]}`} onClick={() => onLink(link)}>{nameOf(link.sourceInstanceId)}</button></td>
              <td>{nameOf(link.targetInstanceId)}</td><td>{DIRECTION[link.direction]}</td>
              <td><StatusBadge {...levelShown(link)} /></td>
              <td>{figure(link.mirrors)}</td><td>{shareWords(link.health.share)}</td><td>{stalenessWords(link.staleness)}</td><td>{figure(link.moving)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
