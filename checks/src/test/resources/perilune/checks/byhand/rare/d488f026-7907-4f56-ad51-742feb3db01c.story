== match: to another account
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"aws.cloudtrail","category":["web"],"type":["info"],"action":"PutBucketReplication","outcome":"success"},"data_stream":{"dataset":"aws.cloudtrail"},"aws":{"cloudtrail":{"request_parameters":"{Destination={Bucket=b, Account=999988887777}}"}}}
== miss: in small letters
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"aws.cloudtrail","category":["web"],"type":["info"],"action":"PutBucketReplication","outcome":"success"},"data_stream":{"dataset":"aws.cloudtrail"},"aws":{"cloudtrail":{"request_parameters":"{Destination={Bucket=b, account=999988887777}}"}}}
== miss: the rule says that its category is the type of an event: the category is none
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"aws.cloudtrail","category":["info"],"type":["change"],"action":"PutBucketReplication","outcome":"success"},"data_stream":{"dataset":"aws.cloudtrail"},"aws":{"cloudtrail":{"request_parameters":"{Destination={Bucket=b, Account=999988887777}}"}}}
