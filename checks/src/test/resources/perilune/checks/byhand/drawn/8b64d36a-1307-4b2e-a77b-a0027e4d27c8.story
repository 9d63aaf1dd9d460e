== match: deleted
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"azure.activitylogs","outcome":"success","action":"MICROSOFT.KUBERNETES/CONNECTEDCLUSTERS/EVENTS.K8S.IO/EVENTS/DELETE"},"data_stream":{"dataset":"azure.activitylogs"},"azure":{"activitylogs":{"operation_name":"MICROSOFT.KUBERNETES/CONNECTEDCLUSTERS/EVENTS.K8S.IO/EVENTS/DELETE"}}}
== match: the service writes the outcome its own way
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"azure.activitylogs","outcome":"Success","action":"MICROSOFT.KUBERNETES/CONNECTEDCLUSTERS/EVENTS.K8S.IO/EVENTS/DELETE"},"data_stream":{"dataset":"azure.activitylogs"},"azure":{"activitylogs":{"operation_name":"MICROSOFT.KUBERNETES/CONNECTEDCLUSTERS/EVENTS.K8S.IO/EVENTS/DELETE"}}}
== miss: only those two ways are named
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"azure.activitylogs","outcome":"SUCCESS","action":"MICROSOFT.KUBERNETES/CONNECTEDCLUSTERS/EVENTS.K8S.IO/EVENTS/DELETE"},"data_stream":{"dataset":"azure.activitylogs"},"azure":{"activitylogs":{"operation_name":"MICROSOFT.KUBERNETES/CONNECTEDCLUSTERS/EVENTS.K8S.IO/EVENTS/DELETE"}}}
== miss: written
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"azure.activitylogs","outcome":"success","action":"MICROSOFT.KUBERNETES/CONNECTEDCLUSTERS/EVENTS.K8S.IO/EVENTS/WRITE"},"data_stream":{"dataset":"azure.activitylogs"},"azure":{"activitylogs":{"operation_name":"MICROSOFT.KUBERNETES/CONNECTEDCLUSTERS/EVENTS.K8S.IO/EVENTS/WRITE"}}}
