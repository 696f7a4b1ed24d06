package io.groundplan.membership.role;

import java.util.Locale;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Roles in tables look as they do in events. */
@Converter(autoApply = true)
class RoleColumn implements AttributeConverter<Role, String> {

    @Override
    public String convertToDatabaseColumn(Role role) {
        return role.text();
    }

    @Override
    public Role convertToEntityAttribute(String text) {
        return Role.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
