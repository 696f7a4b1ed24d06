package io.groundplan.membership.invite;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** States in the table look as they do in answers. */
@Converter(autoApply = true)
class InviteStateColumn implements AttributeConverter<InviteState, String> {

    @Override
    public String convertToDatabaseColumn(InviteState state) {
        return state.text();
    }

    @Override
    public InviteState convertToEntityAttribute(String text) {
        return InviteState.parse(text);
    }
}
