== match: the same person from the same address
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"github.audit","category":["configuration","web"],"action":"repo.register_self_hosted_runner"},"data_stream":{"dataset":"github.audit"},"user":{"name":"octo"},"github":{"actor_ip":"8.8.4.4"}}
{"@timestamp":"2026-05-12T10:00:00.000Z","event":{"kind":"event","dataset":"github.audit","category":["configuration","web"],"action":"org.register_self_hosted_runner"},"data_stream":{"dataset":"github.audit"},"user":{"name":"octo"},"github":{"actor_ip":"8.8.4.4"}}
== match x2: from another address
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"github.audit","category":["configuration","web"],"action":"repo.register_self_hosted_runner"},"data_stream":{"dataset":"github.audit"},"user":{"name":"octo"},"github":{"actor_ip":"8.8.4.4"}}
{"@timestamp":"2026-05-12T10:00:00.000Z","event":{"kind":"event","dataset":"github.audit","category":["configuration","web"],"action":"repo.register_self_hosted_runner"},"data_stream":{"dataset":"github.audit"},"user":{"name":"octo"},"github":{"actor_ip":"8.8.8.8"}}
== miss: it is taken away
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"github.audit","category":["configuration","web"],"action":"repo.remove_self_hosted_runner"},"data_stream":{"dataset":"github.audit"},"user":{"name":"octo"},"github":{"actor_ip":"8.8.4.4"}}
