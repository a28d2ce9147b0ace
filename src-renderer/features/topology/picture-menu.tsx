import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Topology } from '../../../src-preload/contract/models/topology.ts';
import { failureIn } from '../../api/call.ts';
import { useAllPairs } from '../../api/use-all.ts';
import { useSaveAs } from '../../api/use-save-as.ts';
import { fileSize } from '../../text/file-size.ts';
import { counted } from '../../text/plural.ts';
import { fullTime } from '../../text/time.ts';
import { narrowingWords } from '../../text/topology-words.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { drawPicture, type PictureFormat } from './draw-picture.ts';
import styles from './topology.module.css';
import type { PictureOf } from './topology-picture.tsx';
import { useDrawn } from './use-drawn.ts';
import type { Narrowing } from './use-topology.ts';

const FORMATS = [{ format: 'svg', label: 'As SVG' }, { format: 'png', label: 'As PNG' }] as const;

type MenuProps = { topology: Topology; narrowing: Narrowing };

/** All of the picture, with what it takes to read it elsewhere. */
const usePicture = ({ topology, narrowing }: MenuProps): PictureOf => {
  const { nodes, links, left, placeOf } = useDrawn(topology);
  const pairs = useAllPairs().data?.items ?? [];
  const pairName = narrowing.pairId === undefined ? null : (pairs.find(({ id }) => id === narrowing.pairId)?.name ?? `${narrowing.pairId}`);
  const mirrors = links.reduce((sum, link) => sum + link.mirrors, 0);
  const shown = left === 0 ? counted(nodes.length, 'instance') : `the ${counted(nodes.length, 'instance')} with the most mirrors of ${nodes.length + left}`;
  return {
    nodes,
    links,
    placeOf,
    title: 'Mirrors between GitLab servers',
    lines: [`${shown}, ${counted(links.length, 'link')}, ${counted(mirrors, 'mirror')}, as of ${fullTime(topology.at)}`, narrowingWords(narrowing, pairName)],
  };
};

/** Draws all of the picture, not only what is on screen, and writes it into a file. */
export const PictureMenu = (props: MenuProps) => {
  const picture = usePicture(props);
  const save = useSaveAs('overview.picture');
  const [written, setWritten] = useState('');
  const draw = useMutation({
    mutationFn: (format: PictureFormat) => drawPicture(picture, format),
    onSuccess: (content, format) =>
      save.start({ suggestedName: `topology.${format}`, extensions: [format] }, (file) => ({ format, file, content }), ({ bytes }, name) => setWritten(`Picture written to ${name}, ${fileSize(bytes)}.`)),
  });
  const failure = draw.error === null ? save.failure : failureIn(draw.error);
  return (
    <>
      {failure === null ? <span role="status" className={styles['written']} title={written}>{written}</span> : <FailureNotice failure={failure} title="The picture was not written" />}
      <Menu position="bottom-end">
        <Menu.Target><Button variant="default" loading={save.busy || draw.isPending} leftSection={<IconDownload size={16} stroke={1.5} />}>Export</Button></Menu.Target>
        <Menu.Dropdown>{FORMATS.map(({ format, label }) => <Menu.Item key={format} onClick={() => draw.mutate(format)}>{label}</Menu.Item>)}</Menu.Dropdown>
      </Menu>
    </>
  );
};
