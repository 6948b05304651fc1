/** Postgres's settings, given on its command line at every start: a file edited by hand would drift. */
export const settings = (socketDir: string): readonly string[] =>
  Object.entries({
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: '256MB',
    // Durable before acknowledged: an answer to a sensor waits for the disk.
    synchronous_commit: 'on',
    // Ingest is bound by the processor, and the log is recycled: compressing it costs more than it saves.
    wal_compression: 'off',
    wal_buffers: '16MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '10min',
    // The disk of a small server is an SSD nowadays.
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    log_min_messages: 'warning',
    logging_collector: 'off',
    jit: 'off',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
