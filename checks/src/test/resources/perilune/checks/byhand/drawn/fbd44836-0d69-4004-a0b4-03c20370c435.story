== match: stopped
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"aws.cloudtrail","provider":"config.amazonaws.com","action":"StopConfigurationRecorder","outcome":"success"},"data_stream":{"dataset":"aws.cloudtrail"},"cloud":{"account":{"id":"123456789012"}}}
== miss: started
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"aws.cloudtrail","provider":"config.amazonaws.com","action":"StartConfigurationRecorder","outcome":"success"},"data_stream":{"dataset":"aws.cloudtrail"},"cloud":{"account":{"id":"123456789012"}}}
== miss: it was refused
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"aws.cloudtrail","provider":"config.amazonaws.com","action":"StopConfigurationRecorder","outcome":"failure"},"data_stream":{"dataset":"aws.cloudtrail"},"cloud":{"account":{"id":"123456789012"}}}
