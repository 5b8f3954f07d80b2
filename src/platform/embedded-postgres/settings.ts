/**
 * Settings for a small machine shared with the application: about 100 MB at rest. Each is checked by
 * PostgreSQL at start (https://www.postgresql.org/docs/18/runtime-config.html).
 */
export const clusterSettings: Readonly<Record<string, string>> = {
  unix_socket_directories: '',
  listen_addresses: '127.0.0.1',
  password_encryption: 'scram-sha-256',
  max_connections: '60',
  shared_buffers: '64MB',
  work_mem: '4MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  max_wal_size: '512MB',
  min_wal_size: '64MB',
  // One server, no replica: bulk loads into new tables write nothing twice.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  summarize_wal: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Errors are logged without the values that caused them: those are people's.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_line_prefix: '',
}
