import type { Input } from '../../../src-preload/contract/methods.ts';
import type { Instance } from '../../../src-preload/contract/models/instance.ts';

/** What stands in the form, all as text. */
export type InstanceValues = {
  name: string;
  url: string;
  token: string;
  description: string;
  caCertificate: string;
  /** Only where one is stored: take it away. */
  dropCertificate: boolean;
  network: Instance['network'];
};

export const FIELDS: readonly (keyof InstanceValues)[] = ['name', 'url', 'token', 'description', 'caCertificate', 'network'];

export const valuesOf = (instance: Instance | null): InstanceValues => ({
  name: instance?.name ?? '',
  url: instance?.url ?? '',
  token: '',
  description: instance?.description ?? '',
  caCertificate: '',
  dropCertificate: false,
  network: instance?.network ?? 'public',
});

const certificateOf = ({ caCertificate }: InstanceValues): string | null => (caCertificate.trim() === '' ? null : caCertificate.trim());

export const toCreate = (values: InstanceValues): Input<'instances.create'> => {
  const { name, url, token, description, network } = values;
  return { name, url, token, description, network, caCertificate: certificateOf(values) };
};

/** Only what differs: an empty token or certificate keeps the stored one. */
export const toUpdate = (values: InstanceValues, instance: Instance): Input<'instances.update'> => {
  const certificate = certificateOf(values);
  return {
    instanceId: instance.id,
    ...(values.name.trim() === instance.name ? {} : { name: values.name }),
    ...(values.url.trim() === instance.url ? {} : { url: values.url }),
    ...(values.token.trim() === '' ? {} : { token: values.token }),
    ...(values.description.trim() === instance.description ? {} : { description: values.description }),
    ...(values.network === instance.network ? {} : { network: values.network }),
    ...(certificate !== null ? { caCertificate: certificate } : values.dropCertificate ? { caCertificate: null } : {}),
  };
};

/**
 * What a connection test of the form asks: the stored instance where nothing of its connection was changed, else what
 * stands in the form. null: the form's address can only be tested with the token typed again.
 */
export const toProbe = (values: InstanceValues, instance: Instance | null): Input<'instances.probe'> | null => {
  const certificate = certificateOf(values);
  const changed = instance === null || values.url.trim() !== instance.url || values.network !== instance.network || certificate !== null || values.dropCertificate;
  if (values.token.trim() !== '') return { url: values.url, token: values.token, network: values.network, caCertificate: certificate };
  return instance !== null && !changed ? { instanceId: instance.id } : null;
};
