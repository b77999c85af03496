<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "sallyport-other-ways.ftl" as ways>
<#import "sallyport-sentcode.ftl" as sent>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('code'); section>
<!-- template: sentcode-login.ftl -->

  <#if section = "header">
    ${msg("sallyport." + sentCode.feature + ".login.title")}
  <#elseif section = "form">
    <@sent.state />
    <#if sentCode.asks>
      <form id="sallyport-sentcode-login-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
        <@field.input name="code" label=msg("sallyport.code.label") autocomplete="one-time-code" autofocus=true />
        <@buttons.actionGroup>
          <@buttons.button id="sallyport-sentcode-login" label="doContinue" />
        </@buttons.actionGroup>
      </form>
    </#if>
    <@sent.resend />
    <@ways.otherWays self="sallyport-" + sentCode.feature />
  </#if>
</@layout.registrationLayout>
