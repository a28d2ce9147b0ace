import { Checkbox, PasswordInput, Radio, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Instance } from '../../../src-preload/contract/models/instance.ts';
import { addressKind } from './address-kind.ts';
import type { InstanceValues } from './instance-values.ts';
import styles from './instances.module.css';

const NETWORKS: readonly { value: Instance['network']; label: string; description: string }[] = [
  { value: 'public', label: 'Public', description: 'Only addresses of the internet. Anything else behind the name is refused.' },
  { value: 'private', label: 'Private network', description: 'Addresses of your own network as well, such as 10.0.0.0/8 or 192.168.0.0/16.' },
  { value: 'loopback', label: 'This computer', description: 'A server that runs here, such as http://localhost:8080.' },
];

const NetworkField = ({ form }: { form: UseFormReturnType<InstanceValues> }) => {
  const kind = addressKind(form.values.url);
  const hint = kind !== 'public' && form.values.network === 'public'
    ? `This address looks like ${kind === 'loopback' ? 'this computer' : 'a private network'}. It is contacted only when you allow it here.`
    : 'What the address may be. A token is never sent anywhere else.';
  return (
    <Radio.Group label="Network" description={hint} {...form.getInputProps('network')}>
      <div className={styles['radios']}>
        {NETWORKS.map((network) => <Radio key={network.value} size="xs" value={network.value} label={network.label} description={network.description} />)}
      </div>
    </Radio.Group>
  );
};

const CertificateField = ({ form, stored }: { form: UseFormReturnType<InstanceValues>; stored: boolean }) => (
  <div className={styles['stack']}>
    <Textarea
      label="CA certificate"
      description={stored ? 'One is stored. Paste another to replace it.' : 'Only where the server’s certificate comes from your own authority: its certificate as PEM.'}
      placeholder="-----BEGIN CERTIFICATE-----"
      classNames={{ input: styles['pem'] ?? '' }}
      rows={3}
      spellCheck={false}
      disabled={form.values.dropCertificate}
      {...form.getInputProps('caCertificate')}
    />
    {stored ? <Checkbox size="xs" label="Remove the stored CA certificate" {...form.getInputProps('dropCertificate', { type: 'checkbox' })} /> : null}
  </div>
);

/** The fields of an instance; each error stands under the field that caused it. */
export const InstanceFields = ({ form, instance }: { form: UseFormReturnType<InstanceValues>; instance: Instance | null }) => (
  <div className={styles['fields']}>
    <TextInput label="Name" description="How the server is called in this application." required withAsterisk={false} {...(instance === null ? { 'data-autofocus': true, autoFocus: true } : {})} {...form.getInputProps('name')} />
    <TextInput label="URL" description="The address of GitLab itself, with a sub-path where there is one." placeholder="https://gitlab.example.com" required withAsterisk={false} spellCheck={false} {...form.getInputProps('url')} />
    <PasswordInput
      label="Access token"
      description={instance === null ? 'A personal or service account token with scope api, of an owner with the role Maintainer in the projects. Project and group tokens cannot make the credentials of mirrors.' : 'Leave it empty to keep the stored one. It is never shown again.'}
      required={instance === null}
      withAsterisk={false}
      autoComplete="off"
      {...form.getInputProps('token')}
    />
    <NetworkField form={form} />
    <CertificateField form={form} stored={instance?.hasCaCertificate ?? false} />
    <Textarea label="Description" description="Optional." rows={2} {...form.getInputProps('description')} />
  </div>
);
