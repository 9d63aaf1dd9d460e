== match: from outside to a desk
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"network_traffic.flow","category":["network"],"action":"network_flow"},"data_stream":{"dataset":"network_traffic.flow"},"network":{"transport":"tcp"},"source":{"ip":"8.8.4.4"},"destination":{"ip":"10.0.0.5","port":3389}}
== match: told by protocol and not by port
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"zeek.rdp","category":["network"],"action":"network_flow"},"data_stream":{"dataset":"zeek.rdp"},"network":{"transport":"tcp"},"source":{"ip":"8.8.4.4"},"destination":{"ip":"10.0.0.5","port":13389}}
== miss: from inside
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"network_traffic.flow","category":["network"],"action":"network_flow"},"data_stream":{"dataset":"network_traffic.flow"},"network":{"transport":"tcp"},"source":{"ip":"10.0.0.9"},"destination":{"ip":"10.0.0.5","port":3389}}
== miss: from inside, as a socket for both kinds of addresses has it
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"network_traffic.flow","category":["network"],"action":"network_flow"},"data_stream":{"dataset":"network_traffic.flow"},"network":{"transport":"tcp"},"source":{"ip":"::ffff:10.0.0.9"},"destination":{"ip":"10.0.0.5","port":3389}}
== match: the port as text
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"network_traffic.flow","category":["network"],"action":"network_flow"},"data_stream":{"dataset":"network_traffic.flow"},"network":{"transport":"tcp"},"source":{"ip":"8.8.4.4"},"destination":{"ip":"10.0.0.5","port":"3389"}}
== miss: from an address that is kept for documents
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"network_traffic.flow","category":["network"],"action":"network_flow"},"data_stream":{"dataset":"network_traffic.flow"},"network":{"transport":"tcp"},"source":{"ip":"198.51.100.7"},"destination":{"ip":"10.0.0.5","port":3389}}
== miss: to the outside
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"network_traffic.flow","category":["network"],"action":"network_flow"},"data_stream":{"dataset":"network_traffic.flow"},"network":{"transport":"tcp"},"source":{"ip":"8.8.4.4"},"destination":{"ip":"8.8.8.8","port":3389}}
== miss: without a connection
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"network_traffic.flow","category":["network"],"action":"network_flow"},"data_stream":{"dataset":"network_traffic.flow"},"network":{"transport":"udp"},"source":{"ip":"8.8.4.4"},"destination":{"ip":"10.0.0.5","port":3389}}
== miss: stopped at the door
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"panw.panos","category":["network"],"action":"flow_denied"},"data_stream":{"dataset":"panw.panos"},"network":{"transport":"tcp"},"source":{"ip":"8.8.4.4"},"destination":{"ip":"10.0.0.5","port":3389}}
