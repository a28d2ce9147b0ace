import type { ProjectSummary } from '../../../src-preload/contract/models/instance.ts';
import { Picker } from '../../ui/picker.tsx';
import { useProjectSearch } from './use-project-search.ts';

type ProjectFieldProps = {
  label: string;
  instance: { id: number; name: string } | null;
  value: ProjectSummary | null;
  onChange: (project: ProjectSummary | null) => void;
  error?: string | undefined;
};

const keyOf = (project: ProjectSummary): string => String(project.id);
const pathOf = (project: ProjectSummary): string => project.path;
const noteOf = ({ id, archived, empty }: ProjectSummary): string => [...(archived ? ['archived'] : []), ...(empty === true ? ['empty'] : []), `#${id}`].join(' · ');

/** One side's project, found by name or path on its instance. */
export const ProjectField = ({ label, instance, value, onChange, error }: ProjectFieldProps) => {
  const { found, onSearch } = useProjectSearch(instance?.id ?? null);
  return (
    <Picker
      label={label}
      description={instance === null ? 'Choose a pair first.' : `On ${instance.name}; search by name, or by group/name.`}
      placeholder="group/project"
      disabled={instance === null}
      error={error}
      value={value}
      onChange={onChange}
      onSearch={onSearch}
      found={found}
      keyOf={keyOf}
      textOf={pathOf}
      noteOf={noteOf}
      nothing="No project that the token sees has this name or path"
    />
  );
};
