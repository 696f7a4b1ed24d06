create index app_user_by_verified_email on app_user (lower(email)) where email_verified;
comment on index app_user_by_verified_email is 'Serves the look-up of a person by their address.';
