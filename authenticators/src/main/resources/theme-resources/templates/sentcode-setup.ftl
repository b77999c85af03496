<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "password-commons.ftl" as passwordCommons>
<#import "sallyport-commons.ftl" as commons>
<#import "sallyport-sentcode.ftl" as sent>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('code'); section>
<!-- template: sentcode-setup.ftl -->

  <#if section = "header">
    ${msg("sallyport." + sentCode.feature + ".setup.title")}
  <#elseif section = "form">
    <@sent.state />
    <#if sentCode.asks>
      <form id="sallyport-sentcode-setup-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
        <@field.input name="code" label=msg("sallyport.code.label") required=true autocomplete="one-time-code" autofocus=true />
        <div class="${properties.kcFormGroupClass!}">
          <@passwordCommons.logoutOtherSessions />
        </div>
        <@buttons.actionGroup>
          <@buttons.button id="sallyport-sentcode-setup" label="sallyport.sentcode.setup.save" />
        </@buttons.actionGroup>
      </form>
    </#if>
    <@sent.resend>
      <@buttons.button id="sallyport-sentcode-other" label="sallyport." + sentCode.feature + ".setup.other" type="secondary" name="other" value="true" />
      <@commons.leave id="sallyport-sentcode-setup" />
    </@sent.resend>
  </#if>
</@layout.registrationLayout>
