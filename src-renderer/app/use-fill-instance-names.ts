import { useEffect } from 'react';
import { useAllInstances } from '../api/use-all.ts';
import { useInstanceNames } from '../state/instance-names.ts';

/** Keeps the names of instances at hand for sentences about failures. */
export const useFillInstanceNames = (): void => {
  const instances = useAllInstances().data?.items;
  useEffect(() => {
    if (instances !== undefined) useInstanceNames.setState({ names: new Map(instances.map(({ id, name }) => [id, name])) });
  }, [instances]);
};
