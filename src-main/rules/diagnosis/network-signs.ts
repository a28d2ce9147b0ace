import type { Recogniser } from './recogniser.ts';

/** The way from the server that runs the mirror to the other one. */
export const NETWORK_SIGNS: readonly Recogniser[] = [
  {
    cause: 'address_blocked', action: 'open_owner',
    signs: [
      'url is blocked', 'requests to the local network are not allowed', 'requests to localhost are not allowed', 'requests to loopback addresses are not allowed',
      'requests to the link local network are not allowed', 'not on the allow list are denied', 'the remote mirror url is invalid', 'remote mirror url is invalid', 'only allowed schemes are', 'only allowed ports are',
    ],
  },
  {
    cause: 'address_malformed', action: 'edit_instance',
    signs: ['url rejected', 'illegal port number', 'port number was not a decimal', 'protocol … not supported', 'unable to find remote helper for', 'malformed input to a url', 'bad url', 'invalid uri'],
  },
  {
    cause: 'proxy_failed', action: 'open_owner',
    signs: ['from proxy after connect', 'could not resolve proxy', 'proxy connect aborted', 'connect tunnel failed', 'proxyconnect', 'proxy authentication required', 'returned error: 407'],
  },
  {
    cause: 'name_not_resolved', action: 'edit_instance',
    signs: ['could not resolve host', 'name or service not known', 'temporary failure in name resolution', 'no such host', 'nodename nor servname', 'no address associated with hostname', 'server misbehaving'],
  },
  {
    cause: 'tls_expired', action: 'open_remote',
    signs: ['certificate has expired', 'certificate is expired', 'certificate expired', 'certificate is not yet valid', 'certificate has expired or is not yet valid'],
  },
  {
    cause: 'tls_wrong_name', action: 'edit_instance',
    signs: ['no alternative certificate subject name matches', 'certificate subject name … does not match', 'hostname mismatch', 'certificate is valid for … not', 'no required ssl certificate was sent'],
  },
  {
    cause: 'tls_untrusted', action: 'open_owner',
    signs: [
      'ssl certificate problem', 'server certificate verification failed', 'unable to get local issuer certificate', 'self signed certificate', 'self-signed certificate',
      'certificate signed by unknown authority', 'setting certificate verify locations', 'setting certificate file', 'certificate verify failed', 'peer certificate cannot be authenticated', 'unable to verify the first certificate',
    ],
  },
  {
    cause: 'tls_protocol', action: 'open_remote',
    signs: [
      'handshake failure', 'wrong version number', 'tlsv1 alert', 'unsupported protocol', 'no protocols available', 'ssl_error_syscall', 'ssl_connect', 'unknown ssl protocol error',
      'gnutls_handshake() failed', 'ssl routines', 'tls connection was non-properly terminated', 'decryption failed or bad record mac',
    ],
  },
  {
    cause: 'host_key', action: 'open_owner',
    signs: ['host key verification failed', 'remote host identification has changed', 'host key is known for', 'host key for … has changed', 'no matching host key type', 'to the list of known hosts'],
  },
  {
    cause: 'connection_timeout', action: 'trigger',
    signs: ['connection timed out', 'port … operation timed out', 'operation timed out after', 'failed to connect to … timed out', 'resolving timed out', 'operation too slow', 'i/o timeout', 'timeout was reached', 'timed out after', 'returned error: 408', 'connection timeout'],
  },
  {
    cause: 'connection_refused', action: 'edit_instance',
    signs: ['connection refused', "couldn't connect to server", 'could not connect to server', 'connection actively refused'],
  },
  {
    cause: 'network_unreachable', action: 'open_owner',
    signs: ['network is unreachable', 'no route to host', 'host is unreachable', 'host is down'],
  },
];
