create table mail_outbox (
    id         uuid        not null,
    invite_id  uuid        not null,
    sealed     text        not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    due_at     timestamptz not null default now(),
    fence      bigint      not null default 0,
    refusals   integer     not null default 0,
    constraint mail_outbox_pk primary key (id),
    constraint mail_outbox_fence_grows check (fence >= 0),
    constraint mail_outbox_refusals_grow check (refusals >= 0)
);

comment on table mail_outbox is 'Mails that wait to be sent, written in the transaction of what they tell of; a row is deleted once the mail server has taken its mail.';
comment on column mail_outbox.id is 'Part of the Message-ID, so that a mail which is sent again is recognisable as the same one.';
comment on column mail_outbox.invite_id is 'No foreign key: the mail outlives nothing and may be withdrawn before or after its invite.';
comment on column mail_outbox.sealed is 'Address, names and link, encrypted: the link holds the invite''s token.';
comment on column mail_outbox.expires_at is 'When the invite ends; a mail that was not sent by then is dropped.';
comment on column mail_outbox.due_at is 'When the mail may be tried; while a sender has it, the end of that sender''s lease.';
comment on column mail_outbox.fence is 'Counts the claims: a sender whose lease has ended changes nothing any more.';
comment on column mail_outbox.refusals is 'How often the mail server has refused this recipient for good.';

create index mail_outbox_by_due on mail_outbox (due_at);
comment on index mail_outbox_by_due is 'Serves the claim of what is due.';

create index mail_outbox_by_invite on mail_outbox (invite_id);
comment on index mail_outbox_by_invite is 'Serves the withdrawal of an invite''s mail.';

create index mail_outbox_by_expiry on mail_outbox (expires_at);
comment on index mail_outbox_by_expiry is 'Serves the removal of mails that nobody needs any more.';

-- answers are sealed from now on, since an invite's token is in one of them; what was kept before would not open
delete from idempotency_key;
