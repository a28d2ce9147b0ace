import type { DiagnosisCause } from '../../../src-preload/contract/models/diagnosis.ts';
import { said, type Say } from './said.ts';

/** The way from the server that runs the mirror to the other one. */
export const NETWORK_WORDS = {
  address_blocked: ({ owner, remote }) => said(
    'The address is not allowed',
    `${owner} may not reach the address of ${remote}.`,
    'GitLab blocks local networks and loopback for mirrors unless an administrator allows them.',
    `An administrator of ${owner} has to allow the address (Admin, Settings, Network, Outbound requests).`,
  ),
  address_malformed: ({ owner, remote }) => said(
    'The address cannot be used',
    `${owner} does not understand the mirror’s address.`,
    'Git wants http or https, a host, perhaps a port, and the project’s path.',
    `Check the URL of ${remote} in its instance, then re-create the mirror.`,
  ),
  name_not_resolved: ({ owner, remote }) => said(
    'The host name is not found',
    `${owner} cannot find the address that belongs to the host name of ${remote}.`,
    `The name is known here but not in the network of ${owner}, or its name server does not answer.`,
    `Check the URL of ${remote}; make its name known to ${owner}.`,
  ),
  proxy_failed: ({ owner }) => said(
    'The proxy is in the way',
    `The proxy that ${owner} uses did not let Git through.`,
    'It wants credentials, is not reachable, or does not permit the host.',
    `An administrator of ${owner} has to change the proxy or exempt the host (no_proxy).`,
  ),
  connection_refused: ({ owner, remote }) => said(
    'The connection is refused',
    `Nothing answers ${owner} at the address of ${remote}.`,
    'The server is down, the port is wrong, or a firewall turns the connection away.',
    `Check the URL and port of ${remote} and that ${owner} may reach it, then trigger the mirror.`,
  ),
  connection_timeout: ({ owner, remote }) => said(
    'The connection timed out',
    `${remote} did not answer ${owner} in time.`,
    'A firewall drops the packets, or one of the servers is overloaded.',
    'Trigger the mirror. If it stays so, have the way between the two servers opened.',
  ),
  network_unreachable: ({ owner, remote }) => said(
    'There is no way to the server',
    `${owner} has no route to ${remote}.`,
    'The servers are in networks that are not joined, or a host has no address of the right kind (IPv4, IPv6).',
    'Have the networks joined, or mirror in the other direction, from the side that can reach the other.',
  ),
  connection_lost: ({ owner, remote }) => said(
    'The connection broke off',
    `${owner} and ${remote} were connected, and the transfer ended early.`,
    'A proxy closes long transfers, a size limit was met, or the server was restarted.',
    'Trigger the mirror. If it breaks off at the same point, raise the time and size limits of the proxies between the servers.',
  ),
  tls_untrusted: ({ owner, remote }) => said(
    'The certificate is not trusted',
    `${owner} does not trust the certificate of ${remote}.`,
    'It is signed by an authority of your own, or an intermediate certificate is missing.',
    `An administrator of ${owner} has to add the authority to its trusted certificates. GitLab pauses pull mirrors at once for this.`,
  ),
  tls_expired: ({ remote }) => said(
    'The certificate has expired',
    `The certificate of ${remote} is not valid today.`,
    'It was not renewed, or a server’s clock is wrong.',
    `An administrator of ${remote} has to renew it; then trigger the mirror.`,
  ),
  tls_wrong_name: ({ remote }) => said(
    'The certificate is for another name',
    `${remote} shows a certificate that does not bear the host name of its URL.`,
    'The URL uses another name or an IP address, or a proxy answers in its place.',
    'Check that the instance’s URL has the name of the certificate.',
  ),
  tls_protocol: ({ owner, remote }) => said(
    'TLS cannot be agreed on',
    `${owner} and ${remote} found no common way to encrypt.`,
    'One side is outdated, plain HTTP answers on the port, or a proxy breaks the connection open.',
    `Check the port, and TLS 1.2 or newer on ${remote}.`,
  ),
  host_key: ({ owner, remote }) => said(
    'The SSH host key is not known',
    `${owner} does not trust the SSH host key of ${remote}.`,
    'No host key was given for the mirror, or the server has a new one.',
    'Have the host keys detected again in the mirror’s settings on GitLab, after you checked the fingerprint.',
  ),
  server_error: ({ remote }) => said(
    'The server failed',
    `${remote} answered Git with an internal error.`,
    'It is overloaded, being restarted, or a part of it is down.',
    `Trigger the mirror. If it stays so, an administrator finds the reason in the logs of ${remote}.`,
  ),
  rate_limited: ({ remote }) => said(
    'Too many requests',
    `${remote} limits how often Git may ask.`,
    'Many mirrors ran at once, or sign-ins failed too often.',
    'Wait; GitLab tries again. Where you administer the server, raise the limit for Git over HTTP or exempt the other server’s address.',
  ),
} satisfies Partial<Record<DiagnosisCause, Say>>;
