// Loaded into every child before its own code: the channel to the launcher closes when the launcher is gone, however it
// went, and then the child must not stay behind. What a child starts inherits this module and is left alone: its channel,
// if it has one, belongs to its own parent.
if (process.env['AGENT_OS_LAUNCHER_PID'] === String(process.ppid)) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
  });
  process.channel?.unref();
}
