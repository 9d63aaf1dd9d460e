== match: a hundred machines
repeat 100 {"@timestamp":"2026-05-11T10:00:00.<nnn>Z","event":{"kind":"event","dataset":"network_traffic.flow","category":["network"],"action":"network_flow"},"data_stream":{"dataset":"network_traffic.flow"},"source":{"ip":"10.1.2.3"},"destination":{"ip":"10.9.0.<n>","port":445}}
== miss: one less
repeat 99 {"@timestamp":"2026-05-11T10:00:00.<nnn>Z","event":{"kind":"event","dataset":"network_traffic.flow","category":["network"],"action":"network_flow"},"data_stream":{"dataset":"network_traffic.flow"},"source":{"ip":"10.1.2.3"},"destination":{"ip":"10.9.0.<n>","port":445}}
== miss: a hundred times the same machine
repeat 100 {"@timestamp":"2026-05-11T10:00:00.<nnn>Z","event":{"kind":"event","dataset":"network_traffic.flow","category":["network"],"action":"network_flow"},"data_stream":{"dataset":"network_traffic.flow"},"source":{"ip":"10.1.2.3"},"destination":{"ip":"10.9.0.9","port":445}}
== miss: from outside
repeat 100 {"@timestamp":"2026-05-11T10:00:00.<nnn>Z","event":{"kind":"event","dataset":"network_traffic.flow","category":["network"],"action":"network_flow"},"data_stream":{"dataset":"network_traffic.flow"},"source":{"ip":"8.8.4.4"},"destination":{"ip":"10.9.0.<n>","port":445}}
== miss: at a port where nobody looks for doors
repeat 100 {"@timestamp":"2026-05-11T10:00:00.<nnn>Z","event":{"kind":"event","dataset":"network_traffic.flow","category":["network"],"action":"network_flow"},"data_stream":{"dataset":"network_traffic.flow"},"source":{"ip":"10.1.2.3"},"destination":{"ip":"10.9.0.<n>","port":8443}}
== miss: half from one machine, half from another
repeat 60 {"@timestamp":"2026-05-11T10:00:00.<nnn>Z","event":{"kind":"event","dataset":"network_traffic.flow","category":["network"],"action":"network_flow"},"data_stream":{"dataset":"network_traffic.flow"},"source":{"ip":"10.1.2.3"},"destination":{"ip":"10.9.0.<n>","port":445}}
repeat 60 {"@timestamp":"2026-05-11T10:00:00.<nnn>Z","event":{"kind":"event","dataset":"network_traffic.flow","category":["network"],"action":"network_flow"},"data_stream":{"dataset":"network_traffic.flow"},"source":{"ip":"10.1.2.4"},"destination":{"ip":"10.9.0.<n>","port":445}}
