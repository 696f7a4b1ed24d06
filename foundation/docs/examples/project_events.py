"""Follows groundplan.project.v1 and keeps the name of every project, as event-consumers.md says it.

    pip install confluent-kafka
    python3 project_events.py localhost:9092 my-service projects.db

What the file holds can be tried without Kafka, on published examples of events (foundation/contracts, examples/):

    python3 project_events.py --examples examples/project.created.v1.json
"""

import json
import sqlite3
import sys
from typing import NamedTuple

TOPIC = "groundplan.project.v1"
CREATED = "io.groundplan.project.created.v1"
UPDATED = "io.groundplan.project.updated.v1"
DELETED = "io.groundplan.project.deleted.v1"


class NotAnEvent(Exception):
    """What no later attempt would understand either: it is put aside, and the partition goes on."""


class Event(NamedTuple):
    id: str
    type: str
    sequence: int
    data: dict


def read(headers, value):
    """The event of a record: its headers as pairs of a name and bytes, and its value as bytes."""
    try:
        attributes = {name: content.decode() for name, content in headers or []}
        data = json.loads(value)
        if not isinstance(data, dict):
            raise ValueError("the data is no object")
        return Event(attributes["ce_id"], attributes["ce_type"], int(attributes["ce_sequence"]), data)
    except (KeyError, TypeError, ValueError) as failure:
        raise NotAnEvent(repr(failure)) from failure


class Directory:
    """The names of projects. An event changes it once, and an older one than what is known changes nothing."""

    def __init__(self, file):
        self.database = sqlite3.connect(file)
        with self.database:
            self.database.execute("create table if not exists seen (id text primary key)")
            self.database.execute(
                "create table if not exists project (id text primary key, sequence integer, name text)"
            )

    def apply(self, event):
        with self.database:  # one transaction: the id is remembered together with what was done about it
            fresh = self.database.execute("insert into seen values (?) on conflict do nothing", [event.id])
            if fresh.rowcount == 1:
                self._change(event)

    def names(self):
        return dict(self.database.execute("select id, name from project where name is not null order by id"))

    def _change(self, event):
        try:
            if event.type in (CREATED, UPDATED):
                self._keep(event, event.data["name"])
            elif event.type == DELETED:
                self._keep(event, None)
            # any other type, newer ones too, is none of this program's business
        except KeyError as failure:
            raise NotAnEvent(repr(failure)) from failure

    def _keep(self, event, name):
        # a deleted project stays as a row without a name, or an old event that comes again would bring it back
        self.database.execute(
            "insert into project values (?, ?, ?) on conflict (id) do update"
            " set sequence = excluded.sequence, name = excluded.name where excluded.sequence >= project.sequence",
            [event.data["projectId"], event.sequence, name],
        )


def handle(directory, place, headers, value):
    try:
        directory.apply(read(headers, value))
    except NotAnEvent as failure:
        print(f"put aside {place}: {failure}", file=sys.stderr)


def follow(servers, group, directory):
    from confluent_kafka import Consumer, KafkaException

    consumer = Consumer(
        {
            "bootstrap.servers": servers,
            "group.id": group,
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
        }
    )
    consumer.subscribe([TOPIC])
    try:
        while True:
            record = consumer.poll(1.0)
            if record is None:
                continue
            if record.error():
                raise KafkaException(record.error())
            place = f"{record.topic()}/{record.partition()}/{record.offset()}"
            handle(directory, place, record.headers(), record.value())
            consumer.commit(message=record, asynchronous=False)  # afterwards, never before
    finally:
        consumer.close()


def try_examples(files, directory):
    for file in files:
        with open(file, encoding="utf-8") as content:
            example = json.load(content)
        headers = [(name, value.encode()) for name, value in example["headers"].items()]
        handle(directory, file, headers, json.dumps(example["data"]).encode())
    print(json.dumps(directory.names()))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--examples"]:
        try_examples(sys.argv[2:], Directory(":memory:"))
    elif len(sys.argv) == 4:
        follow(sys.argv[1], sys.argv[2], Directory(sys.argv[3]))
    else:
        sys.exit(__doc__)
